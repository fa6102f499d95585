import { useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';

export type ChainVersion = Given<'/api/procedure-chains', 'get'>['versions'][number];
export type Exempted = Given<'/api/exemptions', 'get'>['exemptions'][number];
export type Frozen = Given<'/api/frozen-windows', 'get'>['windows'][number];

export const SETTINGS = ['procedure-settings'];

export function useChains() {
  return useQuery({
    queryKey: [...SETTINGS, 'chains'],
    queryFn: (): Promise<Given<'/api/procedure-chains', 'get'>> => loaded(api.GET('/api/procedure-chains')),
  });
}

export function useExemptions() {
  return useQuery({
    queryKey: [...SETTINGS, 'exemptions'],
    queryFn: (): Promise<Given<'/api/exemptions', 'get'>> => loaded(api.GET('/api/exemptions')),
  });
}

export function useWindows() {
  return useQuery({
    queryKey: [...SETTINGS, 'windows'],
    queryFn: (): Promise<Given<'/api/frozen-windows', 'get'>> => loaded(api.GET('/api/frozen-windows')),
  });
}
