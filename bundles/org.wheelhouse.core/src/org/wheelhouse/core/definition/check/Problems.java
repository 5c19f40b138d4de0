package org.wheelhouse.core.definition.check;

import java.util.List;

import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.DefinitionText;

/**
 * What is wrong with a definition, as far as it can be told without running anything. Pure; takes milliseconds for a
 * definition as people have it. Where QEMU is not known nothing is said of what it has.
 */
public final class Problems {

	private static final List<Rule> RULES = List.of(new OptionRule(), new DeviceRule(), new ChoiceRule(),
			new CommaRule(), new FileRule(), new FormatRule(), new IdRule(), new PlaceRule(), new DriveRule(),
			new PortRule(), new ProcessorRule(), new AcceleratorRule(), new FirmwareRule(), new SilentRule());

	private Problems() {
		// holds no state
	}

	/**
	 * All of them, in the order of the text.
	 *
	 * @param facts what the definition's QEMU has; {@link QemuFacts#NONE} when that is not known
	 * @param there what was seen of the computer; {@link Surroundings#unknown} when nothing was
	 */
	public static List<Problem> of(DefinitionText definition, QemuFacts facts, Surroundings there) {
		var reading = new Reading(definition, facts, there);
		var report = new Report(definition);
		RULES.forEach(rule -> rule.check(reading, report));
		return report.problems();
	}
}
