/** Outlines on a grid of 24; drawn for this site, so that no icon font or sprite has to load. */
const shapes = {
  check: 'M5 12.5l4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  'arrow-right': 'M5 12h14M13 6l6 6-6 6',
  'arrow-left': 'M19 12H5M11 6l-6 6 6 6',
  calendar: 'M4 6.5h16V20H4zM4 10.5h16M8 3.5v5M16 3.5v5',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2.5',
  place:
    'M12 21c4.5-5 6.5-8.3 6.5-11a6.5 6.5 0 00-13 0c0 2.7 2 6 6.5 11zM12 12.500a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  people:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.500a3.3 3.3 0 010 6.300M18 14.500c2.3.8 3.5 2.6 3.5 5.5',
  phone:
    'M6 3.500h3.500l1.5 4.5-2 1.500a11 11 0 005.5 5.500l1.5-2 4.5 1.500V18a2.5 2.5 0 01-2.7 2.500C10.5 20 4 13.5 3.5 6.200A2.5 2.5 0 016 3.500z',
  mail: 'M3.5 6h17v12.500h-17zM3.5 7l8.5 6.500L20.5 7',
  file: 'M6 3.500h8l4.5 4.500v12.500H6zM13.5 3.500V8.500h5',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  info: 'M12 3.500a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 11v5.500M12 7.500v.2',
  warning: 'M12 4L2.8 20h18.400zM12 10v5M12 17.300v.2',
  error: 'M8.3 3.500h7.400l4.8 4.800v7.400l-4.8 4.800H8.300l-4.8-4.800V8.300zM12 7.500v5.500M12 16v.2',
  success: 'M12 3.500a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM8 12.300l2.8 2.800L16 9.5',
  money: 'M18 6.500A7 7 0 007.5 12 7 7 0 0018 17.500M4.5 10.500h9M4.5 13.500h9',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.800a2.8 2.8 0 100-5.6 2.8 2.8 0 000 5.600z',
  chat: 'M4 5h16v11h-8.500L7 20v-4H4z',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14.500h10V20H7z',
  help: 'M12 20.500S3.5 15.5 3.5 9.300A4.5 4.5 0 0112 7a4.5 4.5 0 018.5 2.300c0 6.2-8.5 11.2-8.5 11.200z',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  search: 'M10.500 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.300 15.300L20.500 20.500',
  pause: 'M8.5 5v14M15.5 5v14',
} as const

export type IconName = keyof typeof shapes
export const iconNames = Object.keys(shapes) as readonly IconName[]

/** A small drawing beside a word; it never stands alone, so it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  )
}
