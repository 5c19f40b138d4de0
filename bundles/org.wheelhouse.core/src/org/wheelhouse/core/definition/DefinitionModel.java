package org.wheelhouse.core.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.CommandLineException;
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
	static Optional<String> name(List<QemuOption> options) {
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
