package fold

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// languages maps folded spellings to the names of programming languages.
var languages = func() map[string]string {
	m := map[string]string{
		"golang": "Go", "js": "JavaScript", "ecmascript": "JavaScript", "ts": "TypeScript", "csharp": "C#", "c sharp": "C#", "cpp": "C++", "fsharp": "F#",
		"vb": "Visual Basic", "vb.net": "Visual Basic", "visual basic .net": "Visual Basic", "visual basic.net": "Visual Basic", "cpython": "Python", "objective c": "Objective-C", "obj-c": "Objective-C",
		"delphi": "Object Pascal", "bash": "Shell", "shell script": "Shell", "pl/sql": "SQL", "t-sql": "SQL", "tsql": "SQL", "plpgsql": "SQL", "emacs lisp": "Lisp", "web assembly": "WebAssembly",
	}
	for _, name := range strings.Split("Ada|Assembly|Ballerina|C|C#|C++|Chapel|Clojure|ClojureScript|COBOL|CoffeeScript|Common Lisp|Crystal|CSS|Cuda|D|Dart|Elixir|Elm|Erlang|F#|Fortran|Gleam|Go|Groovy|Hack|Haskell|Haxe|HCL|HTML|Java|JavaScript|Julia|Kotlin|Lisp|Lua|MATLAB|Mojo|Nim|Nix|Object Pascal|Objective-C|OCaml|Pascal|Perl|PHP|PowerShell|Prolog|PureScript|Python|R|Racket|Raku|ReasonML|Ruby|Rust|Scala|Scheme|Shell|Smalltalk|Solidity|SQL|Swift|Tcl|TypeScript|V|Vala|Visual Basic|WebAssembly|Zig", "|") {
		m[strings.ToLower(name)] = name
	}
	return m
}()

// languageShare is how much of a repository a language must make up to be one
// that the tool is written in.
const languageShare = 20

// remark is what stands in brackets behind a name.
var remark = regexp.MustCompile(`\([^)]*\)?`)

// languagesIn returns the programming languages that a value names, in its
// order: "Java / Kotlin", "PHP 8+", "Python (3.8 or newer)", "Go 92.1%". A language
// with a small share is left out; known is false if it names something else.
func languagesIn(value string) (found []string, known bool) {
	known = true
	value = strings.NewReplacer(" and ", ",", " or ", ",", " & ", ",", " / ", ",", ";", ",", "|", ",").Replace(remark.ReplaceAllString(lower(value), ""))
	for part := range strings.SplitSeq(value, ",") {
		part, share := versionless(part)
		if part == "" || share < languageShare {
			continue
		}
		names := []string{part}
		if _, ok := languages[part]; !ok && strings.Contains(part, "/") {
			names = strings.Split(part, "/")
		}
		for _, n := range names {
			name, ok := languages[strings.TrimSpace(n)]
			if !ok {
				known = false
				continue
			}
			if !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	return found, known
}

// versionless drops what follows the name of a language: a version or a share.
func versionless(s string) (name string, share float64) {
	share = 100
	fields := strings.Fields(s)
	for len(fields) > 1 {
		last := fields[len(fields)-1]
		if percent, ok := strings.CutSuffix(last, "%"); ok {
			if f, err := strconv.ParseFloat(percent, 64); err == nil {
				share = f
			}
		} else if v := strings.TrimLeft(last, "v≥>=~"); v != "" && (v[0] < '0' || v[0] > '9') {
			break
		}
		fields = fields[:len(fields)-1]
	}
	return strings.Join(fields, " "), share
}
