/**
 * The one window for what needs no more than a few fields before it is done: what is asked, what is wrong with it, what is to
 * be known before damage is done, and exactly what will be sent. What an act is about stands elsewhere.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.form;
