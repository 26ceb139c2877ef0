export function checkDirections(paths: string[]): Promise<{
  modules: number;
  faults: { rule: string; from: string; to: string; comment: string | undefined }[];
}>;
