// What a page may fetch and run. No page runs a script but those that are told of what is new (decision 49), and these run one file.
export const scriptless = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};
const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const live = {
  ...scriptless,
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  // Not even that one file can turn text into markup or code.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
};
export const livePolicy = Object.entries(live)
  .map(([name, values]) => `${dashed(name)} ${values.join(' ')}`)
  .join(';');
