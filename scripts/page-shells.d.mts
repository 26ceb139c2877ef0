import type { Plugin } from 'vite';

export function pageShells(router: string): Plugin;
