package stackshare_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
)

func TestHostile(t *testing.T) {
	conformance.Hostile(t, stackshare.New(), "https://stackshare.example/stackups/django-vs-flask", 20)
}
