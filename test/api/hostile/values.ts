/** What somebody may put where a value belongs, as JSON text: some of it no JavaScript value can say. */
export const hostileValues: readonly string[] = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1.5',
    '-0',
    '1e400',
    '-1e400',
    '1e-400',
    '9007199254740993',
    '99999999999999999999999',
  ],
  ...[
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '{"toString":1}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":1}}',
  ],
  `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  `[${Array.from({ length: 3_000 }, () => '"x"').join()}]`,
  ...[
    ...['', ' ', '\u0000', 'a\u0000b', '\u001b[31m', '\u202e反了', '\u2066x\u2069', '\ufeff标记', '\uffff', '\u0085'],
    ...['NaN', 'Infinity', '-1', '1e3', '0x10', '٣', '１２'],
    ...[
      '2026-02-30',
      '2026-01-05T25:00:00+08:00',
      '99999-01-01T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '2026-01-05T09:00:00',
    ],
    ...[
      "'; DROP TABLE event; --",
      "' OR '1'='1",
      "%' UNION SELECT password_hash FROM app_user --",
      '$1',
      '\\',
      "\\'; SELECT pg_sleep(9) --",
    ],
    ...["{{constructor.constructor('return process')()}}", '{{{__proto__}}}', '${7*7}', '<%= 7*7 %>', '#{7*7}'],
    ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "javascript:alert('x')", '&lt;b&gt;', ']]><!--'],
    ...[
      '../../../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '..\\..\\secret',
      '%252e%252e%252f',
      'file:///etc/passwd',
      '/dev/stdin',
    ],
    ...['x\r\nSet-Cookie: a=b', 'x\nX-Injected: 1', '//evil.example/', 'https://evil.example/', '=HYPERLINK("//evil")'],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'undefined', 'null'],
    ...[
      'x'.repeat(60_000),
      `${'a'.repeat(30_000)}!`,
      `e${'\u0301'.repeat(2_000)}`,
      ' '.repeat(9_000),
      '👩‍👩‍👧‍👦'.repeat(20),
    ],
  ].map((text) => JSON.stringify(text)),
  ...['"\\ud800"', '"x\\udc00"'],
];

/** The same for what stands in an address or a header, where all is text. */
export const hostileTexts: readonly string[] = hostileValues
  .filter((value) => value.startsWith('"') && value.length < 3_000)
  .map((value) => JSON.parse(value) as string)
  .concat(['0', '-1', '1.5', '1e400', '99999999999999999999999', '[]', 'true', 'x'.repeat(3_000)]);
