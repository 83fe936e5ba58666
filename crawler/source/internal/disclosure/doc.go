// Package disclosure finds in the nodes of a page what a press, time or scrolling opens:
// accordions, the rest of lists, slides, what fades in.
package disclosure
