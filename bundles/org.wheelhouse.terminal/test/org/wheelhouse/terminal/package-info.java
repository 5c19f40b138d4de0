/** Tests of the terminal: transcripts of what goes in and what a person would see. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.terminal;
