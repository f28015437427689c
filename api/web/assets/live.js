// Tells the reader of a page that something new is there, and changes nothing else: nothing moves under the reader's eyes or hands.
// Pages are whole without it (decision 49). A page that nobody looks at is told nothing, and asks again as soon as somebody does.
const place = document.querySelector('[data-live]');
let source = null;
let over = false;
let said = '';

const show = (text) => {
  if (text === said) return;
  said = text;
  place.replaceChildren();
  if (text === '') return;
  const link = document.createElement('a');
  link.className = 'govuk-link';
  link.href = place.dataset.show;
  link.textContent = 'show';
  place.append(`${text} – `, link);
};
const close = () => {
  source?.close();
  source = null;
};
const open = () => {
  if (place === null || over || source !== null || document.hidden) return;
  // What was told before nobody looked may be true no more, and what is new no longer is not told: all that still is comes at once.
  show('');
  source = new EventSource(place.dataset.live);
  source.addEventListener('news', ({ data }) => show(JSON.parse(data).text));
  source.addEventListener('over', () => {
    over = true;
    close();
  });
};

document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
window.addEventListener('pagehide', close);
window.addEventListener('pageshow', open);
open();
