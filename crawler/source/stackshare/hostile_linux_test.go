package stackshare_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/sourcetest"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
)

func TestHostile(t *testing.T) {
	sourcetest.CheckHostile(t, stackshare.New(), "https://stackshare.example/stackups/django-vs-flask", 20)
}
