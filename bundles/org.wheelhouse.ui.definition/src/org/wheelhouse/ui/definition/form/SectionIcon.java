package org.wheelhouse.ui.definition.form;

import org.wheelhouse.core.definition.form.SectionKind;
import org.wheelhouse.ui.theme.Icon;

/** Which icon a section has. */
final class SectionIcon {

	private SectionIcon() {
		// holds no state
	}

	static Icon of(SectionKind kind) {
		return switch (kind) {
			case IDENTITY -> Icon.OVERVIEW;
			case MACHINE -> Icon.CHIP;
			case PROCESSOR -> Icon.CPU;
			case MEMORY -> Icon.MEMORY;
			case BOOT -> Icon.START;
			case DISKS -> Icon.DISK;
			case REMOVABLE -> Icon.CD;
			case NETWORK -> Icon.NETWORK;
			case DISPLAY -> Icon.DISPLAY;
			case SOUND -> Icon.AUDIO;
			case USB -> Icon.USB;
			case SERIAL -> Icon.SERIAL;
			case TPM -> Icon.LOCK;
			case MISCELLANEOUS -> Icon.RANDOM;
			case SHARED_FOLDERS -> Icon.FILE;
			case PLACES -> Icon.PCI;
			case AS_WRITTEN -> Icon.SOURCE;
		};
	}
}
