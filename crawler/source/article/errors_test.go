package article_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

// TestWhatIsMissing says of pages that compare nothing what they lack.
func TestWhatIsMissing(t *testing.T) {
	for page, want := range map[string]string{
		`<title>Our summer</title><h1>Our summer</h1><p>We went to the sea.</p>`:                                   `"Our summer"`,
		`<title>Django alternatives</title><h1>Django alternatives</h1><p>Django is used by many. Try others.</p>`: "names Django only",
		`<title>Iris</title><h1>Iris</h1><h2>Days</h2><h3>Monday</h3><p>On Monday she is in the shop.</p><h3>Rain (alternative A)</h3><p>In Rain she stays at home, and Rain is when she reads.</p><h3>Rain (alternative B)</h3><p>With Rain, no server, API or database.</p>`: `"Iris"`,
	} {
		_, err := read("https://blog.example/a", sourcetest.Rendering{Body: []byte(page)})
		if !errors.Is(err, source.ErrUnknownKind) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", page, err, want)
		}
	}
}

// TestShortPages reads short pages about brokers and queues only.
func TestShortPages(t *testing.T) {
	page, err := read("https://blog.example/a", sourcetest.Rendering{Body: []byte(`<title>NATS vs RabbitMQ</title><h1>NATS vs RabbitMQ</h1><p>Both NATS and RabbitMQ are message brokers.</p>
		<h2>Pros of NATS</h2><ul><li>One small binary</ul><h2>Pros of RabbitMQ</h2><ul><li>Queues with priorities</ul><p>Messaging is what NATS and RabbitMQ are made for.</p>`)})
	if err != nil || len(page.Facts) < 4 {
		t.Errorf("%d facts, %v", len(page.Facts), err)
	}
}
