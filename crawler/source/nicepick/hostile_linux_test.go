package nicepick_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

func TestHostile(t *testing.T) {
	sourcetest.CheckHostile(t, nicepick.New(), "https://nicepick.example/compare/django-vs-flask", 20)
}
