package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.DefinitionText;

/**
 * A definition as a person edits it: typed sections, items and fields. Each option is in exactly one item, and what no form
 * knows is in {@link SectionKind#AS_WRITTEN}. A field edits where its value stands and in the style in which it is written;
 * what is added is put behind the last of its kind. Pure; any thread; takes time in proportion to the text.
 */
public final class DefinitionForm {

	private DefinitionForm() {
	}

	/**
	 * All sections in the order of {@link SectionKind}, also those with nothing in them.
	 *
	 * @param facts of the QEMU that the definition is for: choices and defaults; {@link QemuFacts#NONE} when it is not known
	 */
	public static List<Section> of(DefinitionText text, QemuFacts facts) {
		var claims = new Claims(text, facts);
		var general = new GeneralSections(claims);
		var devices = new DeviceSections(claims);
		var sections = new ArrayList<Section>();
		sections.add(general.identity());
		sections.add(general.machine());
		sections.add(general.processor());
		sections.add(general.memory());
		sections.add(general.boot());
		sections.add(new NetworkSection(claims).section());
		sections.add(devices.sound());
		sections.addAll(new DiskSections(claims).sections());
		sections.add(devices.display());
		sections.add(devices.tpm());
		sections.add(devices.miscellaneous());
		sections.add(devices.sharedFolders());
		sections.add(devices.places());
		sections.add(devices.serial());
		sections.add(devices.usb());
		sections.add(devices.asWritten());
		sections.sort(Comparator.comparing(Section::kind));
		return List.copyOf(sections);
	}

	/** The section of a kind. */
	public static Section section(SectionKind kind, List<Section> sections) {
		return sections.stream().filter(section -> section.kind() == kind).findFirst().orElseThrow();
	}
}
