// Package joint judges from two texts alone, or from the words of one, whether they read on: the
// parts of a number, of a word, of a sentence, or items that stand by themselves.
package joint
