/** One local day of a flaw and of the topic it belongs to. Only root complaints count: replies follow from them. */
export interface FlawDay {
  /** Root complaints of the flaw that were said on this day. */
  complaints: number;
  /** Root complaints of its whole topic, the flaw's included. */
  topicComplaints: number;
  /** 0 Monday … 6 Sunday. */
  weekday: number;
  /** Share of the day that was collected, 0…1; what is counted on a day of 0 is not used. */
  covered: number;
  /** What people did that day that could go wrong (payments, calls …), where such a series was uploaded. */
  exposure?: number | null;
}
