package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

var (
	licenceWords = strings.Fields("license licence licenses licences licensed licenced")
	licenceLeads = strings.Fields("under with the a an and has have")
)

// maxLicenceWords is how many words the name of a licence has: Apache 2.0.
const maxLicenceWords = 2

// licensed reads "apache licensed message brokers" and "databases under the MIT license": a
// category, or alternatives, whose documents are to have a licence.
func (a *asker) licensed(ctx context.Context, words []string) (question, bool) {
	at := slices.IndexFunc(lowered(words), func(w string) bool { return slices.Contains(licenceWords, w) })
	if at < 1 {
		return question{}, false
	}
	for n := min(at, maxLicenceWords); n > 0; n-- {
		values := a.licences(ctx, strings.Join(words[at-n:at], "-"))
		if values == nil {
			continue
		}
		before := words[:at-n]
		for len(before) > 0 && slices.Contains(licenceLeads, strings.ToLower(before[len(before)-1])) {
			before = before[:len(before)-1]
		}
		q, err := a.read(ctx, strings.Join(slices.Concat(before, words[at+1:]), " "))
		if err != nil || q.kind != Category && q.kind != Alternatives {
			return question{}, false
		}
		return a.require(ctx, q, equals("licenses", values...), "under "+strings.Join(values, " or ")), true
	}
	return question{}, false
}

// licences returns the licences that documents name and that are called so: all BSD ones are bsd.
func (a *asker) licences(ctx context.Context, typed string) (values []string) {
	r, _ := a.probe(ctx, index.Query{Index: index.Tools, Facets: []string{"licenses"}, Limit: 1})
	typed = strings.ToLower(typed)
	for _, c := range r.Facets["licenses"] {
		if name := strings.ToLower(c.Value); name == typed || strings.HasPrefix(name, typed+"-") {
			values = append(values, c.Value)
		}
	}
	return values
}

// require adds a condition to a question, unless none of its tools is known to meet it.
func (a *asker) require(ctx context.Context, q question, condition index.Filter, said string) question {
	tools := q.category.tools
	if q.kind == Alternatives {
		tools = equals("alternative_of", idsOfTools(q.tools)...)
	}
	if a.findsNothing(ctx, index.Tools, stage{filter: index.And{tools, condition}}) {
		q.said += fmt.Sprintf("; none of them is known to be %s", said)
		return q
	}
	q.condition = condition
	q.said += ", " + said
	return q
}
