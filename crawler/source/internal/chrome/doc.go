// Package chrome judges by its words whether a text belongs to the site and not to the page:
// advertising, polls, comments, what leads elsewhere, notes about the page, boxes of the site.
package chrome
