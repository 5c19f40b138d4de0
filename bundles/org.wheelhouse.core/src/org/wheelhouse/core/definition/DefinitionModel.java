package org.wheelhouse.core.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.QemuOption.Origin;
import org.wheelhouse.model.definition.DefinitionFactory;
import org.wheelhouse.model.definition.DefinitionOption;
import org.wheelhouse.model.definition.MachineDefinition;
import org.wheelhouse.model.definition.OptionOrigin;

/**
 * Converts between a QEMU command line and the model that forms edit. Nothing is lost either way: what is read and not
 * edited is written as it was. Used on the thread that the model belongs to.
 */
public final class DefinitionModel {

	/**
	 * Reads a definition's text.
	 *
	 * @param title what to call the machine when no option does
	 * @throws CoreException when it is no QEMU command line
	 */
	public MachineDefinition read(String text, String title) throws CoreException {
		try {
			return of(QemuCommandLine.parse(text), title);
		} catch (CommandLineException e) {
			throw new CoreException(String.valueOf(e.getMessage()), e);
		}
	}

	/**
	 * Has a model say another text. Options that are the same before and after keep their objects; while the text is no
	 * command line they stay as they were.
	 *
	 * @param title what to call the machine when no option does
	 * @return what was read
	 * @throws CommandLineException when it is no QEMU command line; the model has the text all the same
	 */
	public DefinitionText mirror(MachineDefinition definition, String text, String title) throws CommandLineException {
		try {
			var read = DefinitionText.parse(text);
			definition.setName(name(read.options()).orElse(title));
			definition.setProgram(read.commandLine().program().orElse(""));
			mirror(definition.getOptions(), read.options());
			return read;
		} finally {
			definition.setText(text);
		}
	}

	private static void mirror(List<DefinitionOption> model, List<QemuOption> options) {
		var alike = Math.min(model.size(), options.size());
		var first = 0;
		while (first < alike && says(model.get(first), options.get(first))) {
			first++;
		}
		var last = 0;
		while (last < alike - first
				&& says(model.get(model.size() - 1 - last), options.get(options.size() - 1 - last))) {
			last++;
		}
		model.subList(first, model.size() - last).clear();
		model.addAll(first,
				options.subList(first, options.size() - last).stream().map(DefinitionModel::option).toList());
	}

	private static boolean says(DefinitionOption model, QemuOption option) {
		return model.getName().equals(option.name()) && model.isHasValue() == option.value().isPresent()
				&& model.getValue().equals(option.value().orElse(""));
	}

	/** The text of a definition, one option a line. */
	public String write(MachineDefinition definition) {
		return commandLine(definition).format();
	}

	/** The model of a command line. */
	public MachineDefinition of(QemuCommandLine commandLine, String title) {
		var definition = DefinitionFactory.eINSTANCE.createMachineDefinition();
		definition.setName(name(commandLine.options()).orElse(title));
		definition.setProgram(commandLine.program().orElse(""));
		commandLine.options().forEach(option -> definition.getOptions().add(option(option)));
		return definition;
	}

	/** The command line of a model. */
	public QemuCommandLine commandLine(MachineDefinition definition) {
		var options = new ArrayList<QemuOption>();
		for (var option : definition.getOptions()) {
			options.add(new QemuOption(option.getName(),
					option.isHasValue() ? Optional.of(option.getValue()) : Optional.empty(),
					option.getOrigin() == OptionOrigin.HOST ? Origin.HOST : Origin.USER));
		}
		return new QemuCommandLine(
				definition.getProgram().isEmpty() ? Optional.empty() : Optional.of(definition.getProgram()), options);
	}

	private static DefinitionOption option(QemuOption option) {
		var model = DefinitionFactory.eINSTANCE.createDefinitionOption();
		model.setName(option.name());
		model.setHasValue(option.value().isPresent());
		model.setValue(option.value().orElse(""));
		model.setOrigin(option.origin() == Origin.HOST ? OptionOrigin.HOST : OptionOrigin.USER);
		return model;
	}

	/** The name that {@code -name} gives, with or without {@code guest=}; a comma in it is written twice. */
	public static Optional<String> name(List<QemuOption> options) {
		return options.stream().filter(option -> option.name().equals("name")).reduce((_, last) -> last)
				.flatMap(QemuOption::value).flatMap(DefinitionModel::guest);
	}

	private static Optional<String> guest(String value) {
		for (var part : value.split("(?<!,),(?!,)")) {
			var name = part.startsWith("guest=") ? part.substring("guest=".length()) : part;
			if (name.indexOf('=') < 0 || part.startsWith("guest=")) {
				return Optional.of(name.replace(",,", ",")).filter(text -> !text.isEmpty());
			}
		}
		return Optional.empty();
	}
}
