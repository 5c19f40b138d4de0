package org.wheelhouse.ui.workbench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.core.power.PowerDown;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.CommandToType;
import org.wheelhouse.ui.widget.KeptPreference;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * What becomes of machines that were launched here and run when the workbench closes: asked once, the answer can be
 * remembered. UI thread.
 */
public final class ClosingQuestion {

	private static final String REMEMBERED = "closing.answer";
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** What shall become of them. */
	public enum Answer {
		/** They run on and are found again at the next start. */
		LEAVE_RUNNING,
		/** Their power button is pressed. */
		POWER_DOWN,
		/** Their processes end at once. */
		CUT,
		/** The workbench stays open. */
		STAY
	}

	private final MachineRegistry registry;
	private final Preferences preferences;
	private final Executor modelThread;

	ClosingQuestion(MachineRegistry registry, Preferences preferences, Executor modelThread) {
		this.registry = registry;
		this.preferences = preferences;
		this.modelThread = modelThread;
	}

	/** The answer, asked for if it is not remembered; nobody is asked when nothing runs. */
	public Answer ask(Shell shell) {
		var running = registry.runningLaunched();
		if (running.isEmpty()) {
			return Answer.LEAVE_RUNNING;
		}
		return remembered(preferences).orElseGet(() -> ask(shell, running));
	}

	/** Does it to all of them; completes when the workbench may close, fails when one of them could not be ended. */
	public CompletableFuture<Void> carryOut(Answer answer, OperationRunner operations) {
		return CompletableFuture.allOf(registry.runningLaunched().stream()
				.map(id -> operation(answer, id))
				.flatMap(Optional::stream)
				.map(operation -> operations.follow(operation.label(),
						operation.run().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
				.toArray(CompletableFuture[]::new));
	}

	/** Where the workbench remembers the answer. */
	public static Preferences ofWorkbench() {
		return InstanceScope.INSTANCE.getNode("org.wheelhouse.ui");
	}

	/** The answer that is given without asking. */
	public static Optional<Answer> remembered(Preferences preferences) {
		var name = preferences.get(REMEMBERED, "");
		return List.of(Answer.values()).stream().filter(answer -> answer.name().equals(name)).findFirst();
	}

	/** Gives this answer without asking from now on; empty to ask. */
	public static void remember(Preferences preferences, Optional<Answer> answer) {
		KeptPreference.put(preferences, REMEMBERED, answer.map(Answer::name).orElse(""));
	}

	private Answer ask(Shell shell, List<String> running) {
		var names = running.stream().map(this::name).toList();
		var buttons = new LinkedHashMap<String, Integer>();
		buttons.put(Messages.Closing_Leave, Answer.LEAVE_RUNNING.ordinal());
		buttons.put(Messages.Closing_PowerDown, Answer.POWER_DOWN.ordinal());
		buttons.put(Messages.Closing_Cut, Answer.CUT.ordinal());
		buttons.put(Messages.Closing_Cancel, Answer.STAY.ordinal());
		var dialog = new Question(shell, NLS.bind(Messages.Closing_Text, String.join(", ", names)), buttons);
		running.stream().flatMap(id -> registry.host(id).stream()).distinct()
				.forEach(host -> host.afterLogout().exceptionally(_ -> AfterLogout.UNKNOWN)
						.thenAcceptAsync(told -> dialog.tell(host.label(), told), modelThread));
		var code = dialog.open();
		var answer = code >= 0 && code < Answer.values().length ? Answer.values()[code] : Answer.STAY;
		if (dialog.getToggleState() && answer != Answer.STAY) {
			remember(preferences, Optional.of(answer));
		}
		return answer;
	}

	/** Says what becomes of machines that are left running when the user logs out, as soon as their computers have told. */
	static final class Question extends MessageDialogWithToggle {

		private static final List<String> IDS = List.of("close.leave", "close.powerdown", "close.cut", "close.cancel");

		private @Nullable Composite area;

		Question(Shell shell, String text, LinkedHashMap<String, Integer> buttons) {
			super(shell, Messages.Closing_Title, null, Literal.label(text), MessageDialog.QUESTION, buttons, 0,
					Messages.Closing_Remember, false);
		}

		/** On the UI thread, when it is open. */
		void tell(String computer, AfterLogout told) {
			if (area instanceof Composite above && !above.isDisposed() && told.fate() != AfterLogout.Fate.UNKNOWN) {
				CommandToType.in(above, "close.command", told.text(), NLS.bind(Messages.Closing_Command, computer),
						told.command());
				var shell = above.getShell();
				shell.setSize(shell.computeSize(shell.getSize().x, SWT.DEFAULT));
				shell.layout(true, true);
			}
		}

		@Override
		protected @Nullable Control createCustomArea(@Nullable Composite parent) {
			area = new Composite(parent, SWT.NONE);
			GridLayoutFactory.fillDefaults().applyTo(area);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(area);
			return area;
		}

		@Override
		protected void createButtonsForButtonBar(@Nullable Composite parent) {
			super.createButtonsForButtonBar(parent);
			for (var answer : Answer.values()) {
				WidgetIds.name(getButton(answer.ordinal()), IDS.get(answer.ordinal()));
			}
		}
	}

	private String name(String id) {
		return registry.snapshot(id).map(machine -> machine.facts().name()).orElse(id);
	}

	private Optional<? extends Operation<?>> operation(Answer answer, String id) {
		return switch (answer) {
			case LEAVE_RUNNING, STAY -> Optional.empty();
			case POWER_DOWN -> registry.machine(id).map(PowerDown::new);
			case CUT -> ForceOff.of(registry, id);
		};
	}
}
