package article_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

func TestHostile(t *testing.T) {
	sourcetest.CheckHostile(t, article.New(), "https://articles.example/django-alternatives", 60)
}
