export function exclusively<T>(lockFolder: string, work: () => Promise<T>): Promise<T>;
