/**
 * Small 7z archives of invented texts, packed with 7-Zip: 表/指标.txt (see INDICATORS), 说明.txt, 无.txt without bytes and an
 * empty folder 空; the last four hold 说明.txt alone.
 */
export const INDICATORS = Array.from({ length: 120 }, (_, n) => n + 1)
  .map((i) => `第${i}项指标 目标值≥${(i * 7) % 101}个 完成值${(i * i) % 97}个 得分${i % 11}.${i % 7}\n`)
  .join('');
export const NOTE = '本表由单位填报。\n';

const archive = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join(''), 'base64');

export const LZMA2 = archive(
  'N3q8ryccAATJiD+GTAQAAAAAAAAiAAAAAAAAAHOh4B/gG0ADyV0Ac6ssYulPOVDY+AIoqDVvQ0/qxgXj9oWuaeDTlkWby7y46cnz',
  '1j6UnqJzmezbs/bz3hK70hRoPfjGX6MRcHgMWYcEI2oxHC9ZNyr6fH3dX5Xo8t/HQxepAuYtL2VN88Zy8zOcp46VeIDo7qaljoxO',
  'Mwt/C6HoX7WBIgwZ9TvPfJ9r6nkPu3oXyCMV3uojgDzl+k0p+D3klbmipApO79PVptnQBFIkx6UIBsnIo+jZmkcazZ4v9zVQO7QZ',
  '/u4CgYv3XEa2x+64uLOfdBQHfDOMftOvwAdFzWy3yShk/tQEsbmITJOCvbSsnS7T0jutQl6PtUG5XlIN+j6xr6wDNM+Lh5gqT6rM',
  'SXwwJmDAKW8bE48NbelqOFuznjF5depAUjA0QaRJGOhfEIZW/OfUvpxngm1eCDhPzazG/wbre9PIVZ1VrIsBCIGu+wvmNzGjXXSb',
  'I/DjLroDtpvr6qMo6DHIKnubwn2t4PCkI7vLXR7EcZ9t10EBtPB8mmCLw7boawtG9Pr00qP6dTEROst8Y4kS+yykzh9ICxLYI6GX',
  'LyMrJX2WVMSzv5lZnpAqXkK8cw6h30EpNxuPbMCD51omaqCEwn5vWSuW3iTmIdSvUlRUtncmHDpAKLesYKVKKmtypoSIUQI7k5ZM',
  'xhdpcg6bi1hoKsGC3JN048ocSdFImf/LFHOoiJCIHV9UtO+B84Y/0OzVYea98iGSI7AhgbDxclP0Zjg08+38m0I5u2z+KU6KevIB',
  'VrEX4uRbiKuGbvfqXst26jmS8tSf1in0ulw9mlzANW/Tx9vK1KR2jVclPTIFFTFWPDPJZFK4V240Lrxw0dPZHVQVXmOZWoSgJnOS',
  'kVSFyEqOkBNG2haufXz+ArZiQAYcshb1S96x0TnwXK3IkHUx7/0rl/kte0csil9ECXyamUtDBSvY+4GFmPBc0+LBYbIjGzpA6sXt',
  '8eZMG1CjYMvkMZDRftGV/OgdabgzR3ztSbCjq9dQbBGpVom6w6M8k8lF9MdpEIvLAeEZdtXXfX9Pdm8BoeKyOoGxR6PEe3zQlo5I',
  'FfJjCByOwtpIJYnkBajkjFJE7IPoPZEiSEcJnc2/8dYQea7u0LhpPHkutWBQnCiSGfZBPfQtLRyAzbqUJrj0D9yOkL6FhrphX+7O',
  'uXZLZwuGb8+rHK/rStUhP/ie9OvjAk+ItYeXw7Qq/WCBGgBAqf4FwTUmtl9MLRE1OZp8tVT/bFwX+SyfffYul6LaKkSTbp1UUXf9',
  'TdYgrugsJsOKBzo4WXdvEoFlfLV+Zj2UYAThfSKk2AAAAAAAgTMHrg/VUnRxVyTT/rNwFrFVLnLQtFAGvfPJP50UswcTHcy/y6hN',
  '5ACa6X7dnzJ+5dLE/vyqaovwSaikhMLX+HrXm/thszAbZxBzKxRyXG6mEDAum652py/D22zR5KSw4rqnMsfdqsXWsLXmWkMuDKNG',
  'Xopa4AAAABcGg9EBCXsABwsBAAEjAwEBBV0AEAAADIC6CgFpCORaAAA=',
);

export const LZMA = archive(
  'N3q8ryccAARKwGsmSgQAAAAAAAAjAAAAAAAAAPFlQ9oAc6ssYulPOVDY+AIoqDVvQ0/qxgXj9oWuaeDTlkWby7y46cnz1j6UnqJz',
  'mezbs/bz3hK70hRoPfjGX6MRcHgMWYcEI2oxHC9ZNyr6fH3dX5Xo8t/HQxepAuYtL2VN88Zy8zOcp46VeIDo7qaljoxOMwt/C6Ho',
  'X7WBIgwZ9TvPfJ9r6nkPu3oXyCMV3uojgDzl+k0p+D3klbmipApO79PVptnQBFIkx6UIBsnIo+jZmkcazZ4v9zVQO7QZ/u4CgYv3',
  'XEa2x+64uLOfdBQHfDOMftOvwAdFzWy3yShk/tQEsbmITJOCvbSsnS7T0jutQl6PtUG5XlIN+j6xr6wDNM+Lh5gqT6rMSXwwJmDA',
  'KW8bE48NbelqOFuznjF5depAUjA0QaRJGOhfEIZW/OfUvpxngm1eCDhPzazG/wbre9PIVZ1VrIsBCIGu+wvmNzGjXXSbI/DjLroD',
  'tpvr6qMo6DHIKnubwn2t4PCkI7vLXR7EcZ9t10EBtPB8mmCLw7boawtG9Pr00qP6dTEROst8Y4kS+yykzh9ICxLYI6GXLyMrJX2W',
  'VMSzv5lZnpAqXkK8cw6h30EpNxuPbMCD51omaqCEwn5vWSuW3iTmIdSvUlRUtncmHDpAKLesYKVKKmtypoSIUQI7k5ZMxhdpcg6b',
  'i1hoKsGC3JN048ocSdFImf/LFHOoiJCIHV9UtO+B84Y/0OzVYea98iGSI7AhgbDxclP0Zjg08+38m0I5u2z+KU6KevIBVrEX4uRb',
  'iKuGbvfqXst26jmS8tSf1in0ulw9mlzANW/Tx9vK1KR2jVclPTIFFTFWPDPJZFK4V240Lrxw0dPZHVQVXmOZWoSgJnOSkVSFyEqO',
  'kBNG2haufXz+ArZiQAYcshb1S96x0TnwXK3IkHUx7/0rl/kte0csil9ECXyamUtDBSvY+4GFmPBc0+LBYbIjGzpA6sXt8eZMG1Cj',
  'YMvkMZDRftGV/OgdabgzR3ztSbCjq9dQbBGpVom6w6M8k8lF9MdpEIvLAeEZdtXXfX9Pdm8BoeKyOoGxR6PEe3zQlo5IFfJjCByO',
  'wtpIJYnkBajkjFJE7IPoPZEiSEcJnc2/8dYQea7u0LhpPHkutWBQnCiSGfZBPfQtLRyAzbqUJrj0D9yOkL6FhrphX+7OuXZLZwuG',
  'b8+rHK/rStUhP/ie9OvjAk+ItYeXw7Qq/WCBGgBAqf4FwTUmtl9MLRE1OZp8tVT/bFwX+SyfffYul6LaKkSTbp1UUXf9TdYgrugs',
  'JsOKBzo4WXdvEoFlfLV+Zj2UYAThfSKk2AAAAACBMweuD9VSTLuXJNP+s34viZK+vjnHUsZjVaoTfca4Sq5KJSAJDRx4NkS8nXXd',
  '6jo0zHfxmpUXUKc0g1p3Gyb/KVAPlnENThnXrn+VGe01iNnFGQXYtN6EDMw5DWBBvaHg671yo6T1QE7tdQ0h0pvS5qENjREgQNkO',
  'DmwAAAAXBoPKAQmAgAAHCwEAASMDAQEFXQAQAAAMgLoKASijF0UAAA==',
);

export const COPY = archive(
  'N3q8ryccAAQJCIyqGQAAAAAAAABKAAAAAAAAAJiH/9LmnKzooajnlLHljZXkvY3loavmiqXjgIIKAQQGAAEJGQAHCwEAAQEADBkA',
  'CAoBo5hJeAAABQERDwD0iw5mLgB0AHgAdAAAABkEAAAAABQKAQAAgPOgDj3aARUGAQAggKSBAAA=',
);

export const LOCKED = archive(
  'N3q8ryccAAQtuOESIAAAAAAAAABqAAAAAAAAAIdJJgwbnnualex00M3DHmFuKBaP9EghYV4egnTm9+0erF4qbwEEBgABCSAABwsB',
  'AAIkBvEHARJTD4mz5O9rB1oiHH1zVaZhEJ8hIQEAAQAMHRkACAoBo5hJeAAABQEZAQARDwD0iw5mLgB0AHgAdAAAABkEAAAAABQK',
  'AQAAgPOgDj3aARUGAQAggKSBAAA=',
);

export const SEALED = archive(
  'N3q8ryccAATTtkxekAAAAAAAAAAuAAAAAAAAABKqMf1FS+4KO9XwgTnFAc+joqWRC5ad+wQ5X1+OJSC+38K0Wc43FmZrQp2dv1zC',
  'VTp5AFpx8J+uqQfllUOven3/aMGd9VNFT49aVAa/EbER2rnqH6pehcveK7Z012q2AMP2W3Lu9UccWvDoppj3vXVnXLchdU5+CCKK',
  'a3w3yLmUsHRiER8g6VnrjLVo2yIvEUF7HpkXBiABCXAABwsBAAEkBvEHARJTD4BSo6Oj+NylsiUzwLFzrRkMagoBm0kiewAA',
);

export const PPMD = archive(
  'N3q8ryccAASK5MF5HQAAAAAAAABaAAAAAAAAAO7+OUQA5bP2mbds0D8xI1emR2tkZBPu4quYAn3Y3L+UAAEEBgABCR0ABwsBAAEj',
  'AwQBBQYAAAEADBkACAoBo5hJeAAABQEZBgAAAAAAABEPAPSLDmYuAHQAeAB0AAAAGQQAAAAAFAoBAACA86AOPdoBFQYBACCApIEA',
  'AA==',
);

/** What noise.txt holds: letters without order, every third an x, for matches of all kinds. */
export function noise(): string {
  let state = 5;
  let out = '';
  for (let i = 0; i < 4000; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out += i % 3 === 0 ? 'x' : ('abcd'[(state >>> 16) % 4] ?? '');
  }
  return out;
}

export const NOISE = archive(
  'N3q8ryccAARA7/uMHQQAAAAAAABaAAAAAAAAALQYTTzgD58EFV0APBiImgM9Yre0HL+1IATpjUYJcYqjKqsVUzSPnCSzez5R3wSD',
  'O1N7NkFULB5QwT9lJ+rWFq4yb/pmOHx9aeaHdnC+Gbvv9KtPvpYIblWKnLgGIuwlqXzq4U9gaySuGraXYhMhKxxzzyangS7eVmlE',
  'X7nDsuia/PO8wgNpgPmsBnN2Hhi6N+H/i3/dieKe3DL1xf17UuTxeMCWvQPKGicWSP0k6f7y9SBNIBIpiOQ/8NlFIJzAWyiVACDX',
  'xxloNGELbqBApKIReLeZWwWQnlk3AjIzW0nM/XXN6KpqNEkEQzlSo39dd0obGkliJ8VHxoPiv7Vjk1aiucw3FxGQcd+YcgRWkmUO',
  'rqjOXvSrVKS21Yvn0y5etrL7iVI7GekpFAlTaABtdH2azwh384zKXmI1pagivzg0rJoPDVSHUHosgigFsAvcimKSHwykHI2h9bIJ',
  'TnhVWbL7+FAcNbmcVlo110AJmxN2U69Ck+de79gM6BZGgTBj6h06FFc47Q8TZ9bQPDlr/pydMawbOuSnnCROgWvxC099ZNCr0mB4',
  'eY58+OPlcZFMdinlH3//IQYE0ZhWg2czInraptEz00JD1O9Mey+bUgQmJGLsUIs3YePG4vbdjOm/Xa1mw+Q11T7d/tPT+ThwAhHo',
  'uWzygaGJ/QTIIK0AP9CyUxXoH990XFJrGqKUu1nCTP6oJVTdzu6D24ienncqE4Exew3db6y64T0vfuuZ2lRn7MDnkIqLlTRz/itg',
  'jIdGSJg0XX9RT8gjfEqs6DIvVnWltvl7osNdgpIHqXwxIEHT4ZFMYJhiy6hKhUgY9mDdZx2RiYWBd0yUsRD/vYD2XCFyCv1S5/AJ',
  '0RWZTYyp+eHYINKiLeTyVveoNKk97YL6F9uR27oMGfOp/eDTHMwVUlhjMBEdANOHncAuPUvcLFm+36SZhGoEWkaqHqyqZ1f0t3pq',
  'xs2U/rhUgENRR3A1AuoiMAGBOv5Mly7arKSwWNIpdyebBUPAbj9A5Eh6vmKuonhSdKExUHzA46og6XVgqqixINkUO4ODmKU1F1yS',
  '1JHdGxX1yTHNvEZ3vZsKn0xCDYdVWTGjCh9JaWlBDLg9/F3O+zRUzNXGBsGgOXs0tbaNRTU0xxWdOYMA0kWehguO4eMvQR55PGyu',
  'mRhmimJNIflJkN7sdKtFbn5LpoVcZBgoYcOX33YGokm7rw0dSrmp9K5KO2Oepd9EVCLBIcJOFq9HJmaBxDDD+po7so7e0WXJX9DH',
  'TM2xkPVtpKcLb9fey5dhfJtmVwJtgfHjseiB0pfaqE8kIQ4E+szSZTSJBiGbuePbifTziadljz474stH1Mh3wmervbr650d0cV8B',
  '7EyTcC0A6adTvCMQPSuou3iKv1i9hljzyl0eb9GCp4F7AAABBAYAAQmEHQAHCwEAASEhAQAMj6AACAoBDT7ahQAABQEZCgAAAAAA',
  'AAAAAAARFQBuAG8AaQBzAGUALgB0AHgAdAAAABQKAQBwYBTHL3rdARUGAQAggKSBAAA=',
);
