package walk_test

import (
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/internal/walk"
)

// TestLanguage believes what a page declares, unless its sentences are in another
// language.
func TestLanguage(t *testing.T) {
	const (
		en = `<p>Quarry is a library of forms that you can read with it, and it is faster than the ones from which it was made.</p>`
		de = `<p>Quarry ist eine Sammlung von Formularen, die nicht für alle gedacht ist, und mit der sich auch große Seiten lesen lassen, wie das bei den anderen auch ist.</p>`
		fr = `<p>Quarry est une collection de formulaires qui sont lus avec les pages, et pas pour les autres, dans le sens du mot.</p>`
	)
	for _, c := range []struct{ name, page, want string }{
		{"English under a false language", `<html lang="de"><body>` + strings.Repeat(en, 3), "en"},
		{"German under a false language", `<html lang="en-US"><body>` + strings.Repeat(de, 3), "de"},
		{"a kind of English", `<html lang="en-GB"><body>` + strings.Repeat(en, 3), "en-GB"},
		{"nothing declared", `<body>` + strings.Repeat(fr, 3), "fr"},
		{"a language that is not known", `<html lang="pl"><body><p>` + strings.Repeat("Quarry jest zbiorem formularzy, który czyta strony i nie tylko. ", 12), "pl"},
		{"few words", `<html lang="fr"><body><p>Quarry is a library of forms, and one can read it.</p>`, "fr"},
		{"two languages", `<html lang="de"><body>` + strings.Repeat(en+de, 3), "de"},
		{"navigation", `<html lang="fr"><body><nav><ul>` + strings.Repeat(`<li><a href=/a>`+en+`</a></li>`, 9) + `</ul></nav><main><h1>Quarry</h1>` + fr + `</main>`, "fr"},
		{"code", `<html lang="de"><body><pre>` + strings.Repeat("if the of and with that this are from you your than which when it its to ", 9) + `</pre>`, "de"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := walk.Page([]byte(c.page))
			if err != nil {
				t.Fatal(err)
			}
			if got := o.Language(); got != c.want {
				t.Errorf("language %q, want %q", got, c.want)
			}
		})
	}
}
