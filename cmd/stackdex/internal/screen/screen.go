// Package screen writes for people: tables, emphasis and progress on a
// terminal, plain lines elsewhere. Untrusted text must pass Clean first.
package screen

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// Screen is a place to write to, safe for concurrent use.
type Screen struct {
	tty   bool // a person is watching
	color bool
	width int // columns; 0: do not wrap

	mu     sync.Mutex
	w      io.Writer
	status string // the changing last line of a terminal
	err    error  // the first of Write
}

// New returns a Screen on f; mode is auto, always or never.
func New(f *os.File, mode string) *Screen {
	tty := term.IsTerminal(int(f.Fd()))
	able := tty && os.Getenv("TERM") != "dumb"
	s := &Screen{w: f, tty: mode == "always" || mode == "auto" && able}
	s.color = mode == "always" || mode == "auto" && able && os.Getenv("NO_COLOR") == "" // https://no-color.org
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && tty {
		s.width = w
	}
	return s
}

// Plain returns a Screen on w without colour or progress.
func Plain(w io.Writer) *Screen { return &Screen{w: w} }

// Write implements io.Writer: b goes out unchanged, above the status line if
// one is shown.
func (s *Screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.write(b)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// Err returns the first error of Write.
func (s *Screen) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

func (s *Screen) write(b []byte) (int, error) {
	if s.status == "" {
		return s.w.Write(b)
	}
	if _, err := io.WriteString(s.w, eraseLine); err != nil {
		return 0, err
	}
	n, err := s.w.Write(b)
	if err == nil && strings.HasSuffix(string(b), "\n") {
		_, err = io.WriteString(s.w, s.status)
	}
	return n, err
}

// eraseLine empties the line that the cursor is on.
const eraseLine = "\r\x1b[K"

// setStatus replaces the last line of a terminal; empty removes it.
func (s *Screen) setStatus(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.width > 1 {
		line = Cut(line, s.width-1)
	}
	if line != s.status {
		_, _ = io.WriteString(s.w, eraseLine+line) // what cannot be shown is not missed
		s.status = line
	}
}

// Width returns the columns of the terminal, 0 elsewhere.
func (s *Screen) Width() int { return s.width }

// Fit shortens t to what is left of a line after used columns; elsewhere than
// on a terminal to a length that is read at a glance.
func (s *Screen) Fit(t string, used int) string {
	const glance = 110
	if s.width == 0 {
		return Cut(t, glance-used)
	}
	return Cut(t, max(s.width-used, glance/5))
}

// Printf writes formatted text, in which untrusted text is clean already.
func (s *Screen) Printf(format string, args ...any) { fmt.Fprintf(s, format, args...) }

// Bold marks a heading or name.
func (s *Screen) Bold(t string) string { return s.paint(t, text.Bold) }

// Dim marks what is less important, such as sources.
func (s *Screen) Dim(t string) string { return s.paint(t, text.Faint) }

// Good marks what went well.
func (s *Screen) Good(t string) string { return s.paint(t, text.FgGreen) }

// Warn marks what deserves a look.
func (s *Screen) Warn(t string) string { return s.paint(t, text.FgYellow) }

// Bad marks failures.
func (s *Screen) Bad(t string) string { return s.paint(t, text.FgRed) }

func (s *Screen) paint(t string, c text.Color) string {
	if !s.color || t == "" {
		return t
	}
	return text.Colors{c}.Sprint(t)
}

// Table writes rows in aligned columns under header, which may be nil.
func (s *Screen) Table(header []string, rows [][]string) {
	t := table.NewWriter()
	t.SetOutputMirror(s)
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	if s.color {
		style.Color.Header = text.Colors{text.Faint}
	}
	t.SetStyle(style)
	if len(header) > 0 {
		t.AppendHeader(row(header))
	}
	for _, r := range rows {
		t.AppendRow(row(r))
	}
	t.SuppressTrailingSpaces()
	t.Render()
}

func row(cells []string) table.Row {
	r := make(table.Row, len(cells))
	for i, c := range cells {
		r[i] = c
	}
	return r
}

// Clean returns t as one line that cannot steer a terminal: control
// characters and direction overrides are dropped, white space is joined.
func Clean(t string) string {
	t = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, t)
	return strings.Join(strings.Fields(t), " ")
}

// Cut shortens t to n columns, ending in … if something was left out.
func Cut(t string, n int) string {
	t = Clean(t)
	if n <= 0 || text.StringWidthWithoutEscSequences(t) <= n {
		return t
	}
	return strings.TrimRight(text.Trim(t, n-1), " ") + "…"
}

// Wrap breaks t into lines of at most n columns, each after the first
// indented.
func Wrap(t string, n int, indent string) string {
	t = Clean(t)
	if n < 20 {
		return t
	}
	lines := strings.Split(text.WrapSoft(t, n-len(indent)), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ") // they are filled up to the width
	}
	return strings.Join(lines, "\n"+indent)
}
