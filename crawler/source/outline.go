package source

// Outline is a placeholder until the outline lands.
type Outline struct{}
