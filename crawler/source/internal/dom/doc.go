// Package dom asks of the nodes of a page what the rules of several subjects need: which
// elements stand beside one, what text it holds, and what its attributes and its style say.
package dom
