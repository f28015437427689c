/** Stands in every free text of the recorded journeys, and must stand in no history. */
export const canary = 'ZAUNKOENIG';
