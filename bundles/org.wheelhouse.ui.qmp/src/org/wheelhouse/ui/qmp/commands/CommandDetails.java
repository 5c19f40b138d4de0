package org.wheelhouse.ui.qmp.commands;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.qmp.commands.CommandEntry.Argument;
import org.wheelhouse.ui.qmp.commands.CommandEntry.Standing;
import org.wheelhouse.ui.theme.ColorRole;

/** What is told of a command, piece by piece. Pure. */
final class CommandDetails {

	/** A piece of text in one colour. */
	record Piece(String text, ColorRole color, boolean bold) {}

	private final List<Piece> pieces = new ArrayList<>();

	private CommandDetails() {
	}

	static List<Piece> of(CommandEntry entry) {
		var details = new CommandDetails();
		details.add(entry.name(), ColorRole.TEXT, true);
		details.standing(entry.standing());
		entry.arguments().forEach(details::argument);
		if (entry.isPresent()) {
			details.add("\n" + (entry.returns().isEmpty()
					? Messages.Details_Nothing
					: NLS.bind(Messages.Details_Returns, entry.returns())), ColorRole.TEXT2, false);
		}
		return List.copyOf(details.pieces);
	}

	private void standing(Standing standing) {
		switch (standing) {
			case Standing.Present present -> {
				flag(present.deprecated(), Messages.Details_Deprecated, ColorRole.PAUSE);
				flag(present.unstable(), Messages.Details_Unstable, ColorRole.PAUSE);
				flag(present.outOfBand(), Messages.Details_OutOfBand, ColorRole.TEXT2);
			}
			case Standing.Translated(String why, List<String> said) -> {
				add("   " + NLS.bind(Messages.Details_Translated, String.join(", ", said)), ColorRole.PAUSE, false);
				add("\n" + why, ColorRole.TEXT2, false);
			}
			case Standing.Refused(String reason, String remedy) -> {
				add("   " + Messages.Details_Refused, ColorRole.FAIL, false);
				add("\n" + reason + "\n" + remedy, ColorRole.TEXT2, false);
			}
			case Standing.Absent() -> add("   " + Messages.Details_Absent, ColorRole.FAIL, false);
		}
	}

	private void flag(boolean is, String text, ColorRole color) {
		if (is) {
			add("   " + text, color, false);
		}
	}

	private void argument(Argument argument) {
		add("\n" + (argument.required() ? "● " : "○ "), argument.required() ? ColorRole.FAIL : ColorRole.TEXT2, false);
		add(argument.name(), ColorRole.TEXT, argument.required());
		add("  " + argument.type(), ColorRole.TEXT2, false);
		if (!argument.words().isEmpty()) {
			add(": " + String.join(", ", argument.words()), ColorRole.TEXT2, false);
		}
		flag(argument.deprecated(), Messages.Details_Deprecated, ColorRole.PAUSE);
	}

	private void add(String text, ColorRole color, boolean bold) {
		pieces.add(new Piece(text, color, bold));
	}
}
