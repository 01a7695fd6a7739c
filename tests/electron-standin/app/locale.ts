/** The system's languages, read off the environment as on Linux. */

/** @returns such as `['de-AT', 'en']`, the preferred first */
export function systemLanguages(env: NodeJS.ProcessEnv): string[] {
  const named = [env.LANGUAGE, env.LC_ALL, env.LC_MESSAGES, env.LANG].filter(Boolean).join(':').split(':');
  const tags = named
    .map((name) => name.replace(/[.@].*$/, '').replace('_', '-'))
    .filter((tag) => /^[a-z]{2,3}(-\w+)?$/i.test(tag));
  return tags.length > 0 ? [...new Set(tags)] : ['en-US'];
}

/** @returns the one of Chromium's own languages that fits a system's best */
export function localeOf(tag: string): string {
  const [language = '', region = ''] = tag.split('-');
  if (language === 'en') return ['GB', 'AU', 'NZ', 'IE', 'ZA'].includes(region) ? 'en-GB' : 'en-US';
  if (language === 'pt') return region === 'BR' ? 'pt-BR' : 'pt-PT';
  if (language === 'zh') return region === 'TW' || region === 'HK' ? 'zh-TW' : 'zh-CN';
  return language;
}
