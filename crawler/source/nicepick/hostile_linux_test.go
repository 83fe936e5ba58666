package nicepick_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
)

func TestHostile(t *testing.T) {
	conformance.Hostile(t, nicepick.New(), "https://nicepick.example/compare/django-vs-flask", 20)
}
