// The people of the specification, by hand.
export const PEOPLE =
  `spoc.aldershire spoc.brackenshire spoc.dunmere spoc.northmarch-rocu requester.aldershire sio.aldershire super.aldershire
  sio2.aldershire sio.brackenshire sio.dunmere spoc.national-agency sio.national-agency sio.northmarch-rocu owner-lead.aldershire
  owner-lead.brackenshire owner-lead.northmarch-rocu owner-lead.national-agency triage.northmarch triage2.northmarch triage.southvale
  gateway-manager.northmarch gateway-manager2.northmarch gateway-manager.southvale toex-manager.northmarch toex-manager.southvale
  sia.northmarch sia2.northmarch sia.southvale analyst.southvale analyst.northmarch developer.northmarch data.northmarch
  researcher.northmarch finance.northmarch chair.northmarch chair2.northmarch secretary.northmarch chair.southvale secretary.southvale
  chair.ftt secretary.ftt performance.national information-manager.northmarch auditor.national admin.national`.split(/\s+/);
export const ORGANISATIONS = `aldershire brackenshire caldmoor northmarch-rocu toex-northmarch northmarch-ttcg dunmere eastholt fenwick
  southvale-rocu toex-southvale southvale-ttcg national-agency federated-tasking-team`.split(/\s+/);
