package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// versionOf returns the name of a tool with the version that the sentence gives it where it
// stands nearest in front of a figure, else right behind it; "" if it gives none.
func (s *Sentence) versionOf(t *names.Tool, q quantity.Quantity) string {
	var of *names.Mention
	for i := range s.Mentions {
		if m := &s.Mentions[i]; m.Tool == t && m.End <= q.Start {
			of = m
		}
	}
	if behind := s.whereAt(q); behind != nil && behind.Tool == t {
		of = behind
	}
	if of == nil {
		return ""
	}
	version, _ := words.First(s.Text[of.End:])
	version = words.Bare(version)
	if !strings.HasPrefix(s.Text[of.End:], " "+version) || !words.OpensDigit(strings.TrimPrefix(version, "v")) ||
		strings.Trim(version, "v0123456789.x") != "" || len(version) > len("v10.10.10") || phrase.YearAt(version) != "" ||
		of.End < q.End && of.End+1+len(version) > q.Start {
		return ""
	}
	return t.Name + " " + version
}

// statedFigure is a figure that prose has stated of a tool.
type statedFigure struct {
	piece   *section.Piece
	tool    *names.Tool
	family  string
	start   int // of its sentence
	end     int // of it
	unit    string
	counted bool
	memory  bool              // it was of memory
	by      record.NullString // who says so
	load    string            // that its sentence opens with
}

// goesOnMemory reports a sentence behind one that told how much memory another tool took, which says
// nothing else of what its bytes are: "X held 3 GB of memory. Y sat at 60 MB."
func (r *Reader) goesOnMemory(s *Sentence) bool {
	return r.stated.memory && r.stated.piece == s.Piece && r.stated.start < s.Start && len(s.Mentions) > 0 && s.Mentions[0].Tool != r.stated.tool &&
		!words.HasAny(s.lower, "binary", "image", "disk", "file", "files", "size", "bundle", "download", "package", "database", "storage", "log", "logs", "data", "index", "weighs", "gzip", "gzipped", "minified", "snapshot", "dump", "container")
}

// continuesStated reports a bare number of another tool after a semicolon that continues the
// figure before it: "X has 128k stars; Y has 30k".
func (r *Reader) continuesStated(s *Sentence, q quantity.Quantity) bool {
	if !s.ContinuesSentence() || r.stated.piece != s.Piece || q.Range || q.Value < 2 || len(s.Mentions) == 0 || s.Mentions[0].Start > 0 ||
		s.Mentions[0].Tool == r.stated.tool || strings.Trim(s.Text[q.End:], ".;") != "" && !s.goesOnWithOther(q) || phrase.YearAt(s.Text[q.Start:]) != "" {
		return false
	}
	between := strings.TrimSpace(s.lower[s.Mentions[0].End:max(s.Mentions[0].End, q.Start)])
	return between == "has" || between == "had" || reaches(between)
}

// openLoad returns the load that a sentence, or the one that it goes on with behind a semicolon, opens with: "At
// idle X needs 90 MB; Y needs 24 MB".
func (r *Reader) openLoad(s *Sentence) string {
	if open := s.openingOf(); open.load != "" {
		return open.load
	}
	if !s.ContinuesSentence() || r.stated.piece != s.Piece || isPreposition(words.Head(s.lower)) {
		return ""
	}
	return r.stated.load
}

// reachesToo reports a bare number that another tool reached than the one of the sentence before, of which that
// told a figure: "X sustained 18,300 req/s. A small Y cluster got to 4,750."
func (r *Reader) reachesToo(s *Sentence, q quantity.Quantity) bool {
	if r.stated.piece != s.Piece || s.Start > r.stated.end+len("  ") || q.Range || q.Value < 2 || r.stated.counted ||
		strings.Trim(s.Text[q.End:min(len(s.Text), q.End+1)], ",.;") != "" || phrase.YearAt(s.Text[q.Start:]) != "" {
		return false
	}
	if !words.HasSuffix(strings.TrimRight(s.lower[:q.Start], " ~≈"), " got to", " came to", " came in at", " reached", " managed", " topped out at", " peaked at", " stopped at", " settled at") {
		return false
	}
	m := s.subject(q)
	return m != nil && known(m) != nil && m.Tool != r.stated.tool && !phrase.BreaksClause(s.lower[m.End:q.Start])
}

// goesOnWithOther reports that the figure of one more tool, and nothing else, follows a figure: "… and Z
// at 40".
func (s *Sentence) goesOnWithOther(q quantity.Quantity) bool {
	m := s.next(q.End)
	if m == nil || len(s.Mentions) != 2 || s.lower[q.End:m.Start] != " and " && s.lower[q.End:m.Start] != ", " {
		return false
	}
	rest := strings.Trim(withoutSigns(s.lower[m.End:]), ".; ")
	at, figure := "", rest
	if cut := strings.LastIndexByte(rest, ' '); cut >= 0 {
		at, figure = rest[:cut], rest[cut+1:]
	}
	return words.OpensDigit(figure) && reaches(at)
}

// mayBeOther reports a pronoun behind a sentence with a figure of the same kind, of another
// tool than that of the section: "X needed 9 ms here. It needs 7 ms." may be of either.
func (r *Reader) mayBeOther(s *Sentence, q quantity.Quantity) bool {
	own := s.Section.Tool
	return own != nil && !own.Thing && s.before != nil && s.before != own && r.stated.piece == s.Piece && r.stated.tool == s.before &&
		r.stated.start < s.Start && r.stated.family == s.family(q.Unit)
}

// isOfRelease reports that what is said at a position is said of one release of a tool,
// which is not its first: "Version 8 came out in 2025", "it" where the heading asks when
// a version was released.
func (s *Sentence) isOfRelease(at int) bool {
	if versioned(s.Text, s.Mentions, at) {
		return true
	}
	if title := s.Section.Title; title != nil && len(s.Mentions) == 0 && versioned(title.Plain, title.Mentions, len(title.Plain)) {
		return true
	}
	release := false
	for w := range strings.FieldsSeq(lastClause(s.lower[:at])) {
		switch w = strings.Trim(w, ",.;:()'’s"); w {
		case "first", "initial", "original", "earliest":
			return false
		case "version", "release", "edition", "update", "latest", "newest", "last", "next", "previous", "current", "major", "stable", "newer", "later":
			release = true
		default:
			release = release || phrase.IsVersion(strings.TrimPrefix(w, "v"))
		}
	}
	return release
}

// versioned reports that a version stands between the name of a tool and position at of
// a text.
func versioned(text string, mentions []names.Mention, at int) bool {
	for _, m := range mentions {
		if m.End < at && m.End+2 < len(text) && text[m.End] == ' ' &&
			(words.IsDigit(text[m.End+1]) || text[m.End+1] == 'v' && words.IsDigit(text[m.End+2])) {
			return true
		}
	}
	return false
}
