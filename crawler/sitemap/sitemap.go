// Package sitemap reads lists of URLs as sitemaps.org has them: urlset,
// sitemapindex and plain text, each also compressed with gzip.
package sitemap

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html/charset"
)

// The limits of one file, as the protocol has them.
const (
	MaxBytes   = 50 << 20 // decompressed
	MaxEntries = 50_000
)

const (
	maxURL   = 2048
	maxDepth = 32
)

// Errors of Read; what was found before stands.
var (
	ErrFormat   = errors.New("not a sitemap")
	ErrTooLarge = errors.New("sitemap is too large")
)

// Entry is a URL of a list.
type Entry struct {
	URL   string // as written
	Index bool   // URL is another sitemap
}

// Read calls fn with every entry of the sitemap in r, in order, holding one at a time
// in memory. It stops at the first error of fn.
func Read(r io.Reader, fn func(Entry) error) error {
	in := bufio.NewReaderSize(r, 4096)
	if head, _ := in.Peek(2); len(head) == 2 && head[0] == 0x1F && head[1] == 0x8B {
		zr, err := gzip.NewReader(in)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrFormat, err)
		}
		defer zr.Close()
		in = bufio.NewReaderSize(&limited{zr, MaxBytes}, 4096)
	} else {
		in = bufio.NewReaderSize(&limited{in, MaxBytes}, 4096)
	}
	head, err := in.Peek(512)
	if err != nil && err != io.EOF {
		return formatError(err)
	}
	count := 0
	counted := func(e Entry) error {
		if count++; count > MaxEntries {
			return fmt.Errorf("%w: more than %d entries", ErrTooLarge, MaxEntries)
		}
		return fn(e)
	}
	if text := strings.TrimLeft(string(head), "\uFEFF \t\r\n"); strings.HasPrefix(text, "<") {
		return readXML(in, counted)
	}
	return readText(in, counted)
}

// limited ends with an ErrTooLarge after left bytes.
type limited struct {
	r    io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		var b [1]byte
		if n, err := l.r.Read(b[:]); n == 0 {
			return 0, err
		}
		return 0, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, MaxBytes)
	}
	if int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	l.left -= int64(n)
	return n, err
}

func formatError(err error) error {
	if errors.Is(err, ErrTooLarge) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrFormat, err)
}

// readXML takes the loc of every url and sitemap element; names count,
// namespaces do not.
func readXML(r io.Reader, fn func(Entry) error) error {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	x := &walker{fn: fn}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return formatError(err)
		}
		if err := x.token(token); err != nil {
			return err
		}
	}
	if !x.root {
		return fmt.Errorf("%w: neither urlset nor sitemapindex", ErrFormat)
	}
	if len(x.stack) > 0 {
		return fmt.Errorf("%w: ends within <%s>", ErrFormat, x.stack[len(x.stack)-1])
	}
	return nil
}

type walker struct {
	fn    func(Entry) error
	stack []string
	root  bool
	entry Entry
	text  strings.Builder
}

func (x *walker) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return x.start(t.Name.Local)
	case xml.CharData:
		if x.text.Len() <= maxURL {
			x.text.Write(t)
		}
	case xml.EndElement:
		return x.end(t.Name.Local)
	}
	return nil
}

func (x *walker) start(name string) error {
	if len(x.stack) == 0 {
		if name != "urlset" && name != "sitemapindex" {
			return fmt.Errorf("%w: starts with <%.40s>", ErrFormat, name)
		}
		x.root = true
	}
	if len(x.stack) == maxDepth {
		return fmt.Errorf("%w: nested deeper than %d", ErrFormat, maxDepth)
	}
	x.stack = append(x.stack, name)
	x.text.Reset()
	if len(x.stack) == 2 {
		x.entry = Entry{Index: name == "sitemap"}
	}
	return nil
}

func (x *walker) end(name string) error {
	if len(x.stack) == 0 || x.stack[len(x.stack)-1] != name {
		return fmt.Errorf("%w: </%.40s> closes nothing", ErrFormat, name)
	}
	x.stack = x.stack[:len(x.stack)-1]
	text := strings.TrimSpace(x.text.String())
	x.text.Reset()
	switch {
	case len(x.stack) == 2 && name == "loc" && len(text) <= maxURL:
		x.entry.URL = text
	case len(x.stack) == 1 && (name == "url" || name == "sitemap") && x.entry.URL != "":
		return x.fn(x.entry)
	}
	return nil
}

// readText takes one URL a line.
func readText(r *bufio.Reader, fn func(Entry) error) error {
	for first := true; ; first = false {
		line, err := r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return fmt.Errorf("%w: a line of more than %d bytes", ErrFormat, r.Size())
		}
		if err != nil && err != io.EOF {
			return formatError(err)
		}
		text := strings.TrimSpace(strings.TrimPrefix(string(line), "\uFEFF"))
		if text != "" {
			if !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") {
				return fmt.Errorf("%w: %.60q is no URL", ErrFormat, text)
			}
			if err := fn(Entry{URL: text}); err != nil {
				return err
			}
		}
		if err == io.EOF {
			if first && text == "" {
				return fmt.Errorf("%w: empty", ErrFormat)
			}
			return nil
		}
	}
}
