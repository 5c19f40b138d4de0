package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.theme.StateLook;

/**
 * The one question before something is done to several machines: it names those that it is done to, and those that are left
 * out with what they are doing.
 *
 * @param gesture what is done
 * @param button  its name, for example {@code Resume}
 * @param loss    what may be lost; empty for nothing, then Enter agrees
 */
public record SeveralQuestion(MachineAction gesture, String button, String loss) {

	/** So many are named; a dialog that does not fit the screen cannot be answered. */
	private static final int NAMED = 12;

	/** What it is called while it is done and when it failed, for example {@code Resume: 7 machines}. */
	String label(int number) {
		return NLS.bind(Messages.Several_Label, button, number);
	}

	/** Asks. */
	boolean agreed(Shell shell, List<Machine> taken, List<Machine> left) {
		var title = NLS.bind(Messages.Several_Title, button, taken.size());
		return loss.isEmpty()
				? Confirm.agreed(Question.SEVERAL, shell, title, text(taken, left), button)
				: Confirm.loss(shell, title, text(taken, left), button);
	}

	/** What it says. */
	String text(List<Machine> taken, List<Machine> left) {
		var text = new StringBuilder(list(taken, MachineNames::of));
		if (!loss.isEmpty()) {
			text.append("\n\n").append(loss);
		}
		if (!left.isEmpty()) {
			text.append("\n\n").append(NLS.bind(Messages.Several_Left, list(left,
					machine -> MachineNames.of(machine) + " – " + StateLook.of(machine.getState()).word())));
		}
		return text.toString();
	}

	private static String list(List<Machine> machines, Function<Machine, String> words) {
		// One more than is named is named too: "and 1 more" is no shorter than its name.
		var named = machines.size() <= NAMED + 1 ? machines.size() : NAMED;
		var list = machines.stream().limit(named).map(words).collect(Collectors.joining("\n"));
		return named == machines.size() ? list : list + "\n" + NLS.bind(Messages.Several_More, machines.size() - named);
	}
}
