// While the app's code is on its way.

// A chosen theme, so that it never flashes.
try {
  const theme = localStorage.getItem('eddyline-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's choice stands.
}

// The first formats of a browser's process take longer than all others together: 35 to 80 ms, in which the app would hold up
// its first drawing.
Intl.NumberFormat('en-GB');
Intl.DateTimeFormat('en-GB');
