package org.wheelhouse.ui.definition.wizard;

import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormValues;

/** Knows what comes of entries. UI thread; never blocks. */
interface Proposing {

	/** What can be chosen. */
	Choices choices();

	/** Has files of the computer chosen for which it proposes now. */
	HostFileChooser chooser();

	/** What comes of these, by the ids of {@link Entry}. Cheap: asked at each key. What must be known for it is asked for. */
	Proposal propose(FormValues entries);

	/** Only what would be written; nothing is asked for. */
	String definition(FormValues entries);
}
