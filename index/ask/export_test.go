package ask

// Topics returns the folded names of categories by what people call them.
func Topics() map[string][]string { return topics }

// CategoriesOf returns the folded names of the categories that are called so.
func CategoriesOf(called string) []string { return topics[Folded(called)] }

// Folded returns a name of a category as it is compared.
func Folded(name string) string { return plural(name) }
