package article_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/conformance"
)

func TestHostile(t *testing.T) {
	conformance.Hostile(t, article.New(), "https://articles.example/django-alternatives", 60)
}
