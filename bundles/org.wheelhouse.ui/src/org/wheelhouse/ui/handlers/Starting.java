package org.wheelhouse.ui.handlers;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.failure.SecretsMissing;
import org.wheelhouse.core.failure.StartElsewhere;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.core.failure.StartUnclear;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.secret.Keeping;
import org.wheelhouse.ui.secret.SecretDialog;
import org.wheelhouse.ui.trust.TrustDialog;
import org.wheelhouse.ui.widget.Literal;

/**
 * The one way to a start: where newer images are there than those of the definition, the guest may run elsewhere, the machine
 * would end at logout, or nobody has seen what the definition runs, a person is asked first. UI thread; never blocks.
 *
 * @param shell       above which is asked
 * @param modelThread the UI thread
 */
public record Starting(MachineRegistry registry, Supplier<Shell> shell, Executor modelThread) {

	private static final int OVERLAY = 0;
	private static final int AS_DEFINED = 1;

	/**
	 * Starts a machine.
	 *
	 * @param name what a person calls it
	 * @return as {@link MachineRegistry#launch(String)}; cancelled when a person does not want it after all
	 */
	public CompletableFuture<String> start(String id, String name) {
		return registry.launch(id).exceptionallyComposeAsync(
				problem -> switch (FailureReport.cause(problem)) {
					case StartUnclear unclear -> ask(id, name, unclear);
					case StartElsewhere elsewhere -> ask(id, name, elsewhere);
					case StartEndsAtLogout ending -> ask(id, name, ending);
					case SecretsMissing missing -> ask(id, name, missing);
					case StartUntrusted untrusted -> ask(id, name, untrusted);
					default -> CompletableFuture.failedFuture(problem);
				},
				modelThread);
	}

	/** What is told is known in this session, and kept beyond it only when QEMU has taken it. */
	private CompletableFuture<String> ask(String id, String name, SecretsMissing missing) {
		var secrets = registry.secrets();
		return secrets.keeper().isThere().thenComposeAsync(keyring -> {
			var above = shell.get();
			if (above.isDisposed()) {
				return CompletableFuture.failedFuture(missing);
			}
			var dialog = new SecretDialog(above, name, missing.needs(),
					Keeping.of(keyring, Keeping.ofWorkbench()));
			if (dialog.open() != Window.OK) {
				return CompletableFuture.failedFuture(new CancellationException());
			}
			dialog.told().forEach((secret, value) -> secrets.tell(id, secret, value));
			var started = start(id, name);
			return dialog.isToBeKept()
					? started.whenComplete((running, _) -> {
						if (running != null) {
							secrets.keeper().keep(id, dialog.told());
						}
					})
					: started;
		}, modelThread);
	}

	private CompletableFuture<String> ask(String id, String name, StartUntrusted untrusted) {
		return agreed(List.of(new TrustDialog.Asked(id, name, untrusted)))
				? start(id, name)
				: CompletableFuture.failedFuture(new CancellationException());
	}

	/**
	 * Shows on one page what the definitions of several machines do beyond the machine, where nobody has seen that yet.
	 *
	 * @param machines by id, with what a person calls them
	 * @return the ids of those that may be started, on the UI thread: all, or without those of the page; never fails
	 */
	public CompletableFuture<List<String>> mayStart(Map<String, String> machines) {
		var looks = new LinkedHashMap<String, CompletableFuture<Optional<StartUntrusted>>>();
		machines.keySet().forEach(id -> looks.put(id, registry.untrusted(id)));
		return CompletableFuture.allOf(looks.values().toArray(CompletableFuture[]::new)).thenApplyAsync(_ -> {
			var asked = looks.entrySet().stream().flatMap(look -> look.getValue().join().stream()
					.map(question -> new TrustDialog.Asked(look.getKey(), machines.getOrDefault(look.getKey(), ""),
							question)))
					.toList();
			var refused = asked.isEmpty() || agreed(asked)
					? List.<String>of()
					: asked.stream().map(TrustDialog.Asked::id).toList();
			return machines.keySet().stream().filter(id -> !refused.contains(id)).toList();
		}, modelThread);
	}

	private boolean agreed(List<TrustDialog.Asked> asked) {
		var above = shell.get();
		if (above.isDisposed() || new TrustDialog(above, asked).open() != Window.OK) {
			return false;
		}
		asked.forEach(one -> registry.trust(one.id(), one.question().effects()));
		return true;
	}

	private CompletableFuture<String> ask(String id, String name, StartElsewhere elsewhere) {
		var above = shell.get();
		if (above.isDisposed()) {
			return CompletableFuture.failedFuture(elsewhere);
		}
		if (!Confirm.byTyping(above, NLS.bind(Messages.Starting_elsewhereTitle, name),
				NLS.bind(Messages.Starting_elsewhere, elsewhere.what()), name)) {
			return CompletableFuture.failedFuture(new CancellationException());
		}
		registry.runsNowhere(id);
		return start(id, name);
	}

	private CompletableFuture<String> ask(String id, String name, StartEndsAtLogout ending) {
		var above = shell.get();
		if (above.isDisposed()) {
			return CompletableFuture.failedFuture(ending);
		}
		if (new LogoutDialog(above, name, ending).open() != Window.OK) {
			return CompletableFuture.failedFuture(new CancellationException());
		}
		registry.mayEndAtLogout(id);
		return start(id, name);
	}

	private CompletableFuture<String> ask(String id, String name, StartUnclear unclear) {
		var above = shell.get();
		if (above.isDisposed()) {
			return CompletableFuture.failedFuture(unclear);
		}
		int answer = new MessageDialog(above, NLS.bind(Messages.Starting_title, name), null, text(unclear),
				MessageDialog.WARNING, OVERLAY, buttons(unclear)).open();
		return switch (answer) {
			case OVERLAY -> registry.launch(id, StartChoice.NEWER);
			case AS_DEFINED -> registry.launch(id, StartChoice.AS_DEFINED);
			default -> CompletableFuture.failedFuture(new CancellationException());
		};
	}

	static String[] buttons(StartUnclear unclear) {
		var one = unclear.newer().getFirst();
		var several = unclear.newer().size() > 1;
		return new String[]{several ? Messages.Starting_newer : on(one.newer()),
				several ? Messages.Starting_defined : on(one.defined()), IDialogConstants.CANCEL_LABEL};
	}

	private static String on(Path image) {
		return Literal.label(NLS.bind(Messages.Starting_on, image.getFileName()));
	}

	private static String relation(NewerImage.Relation relation) {
		return switch (relation) {
			case UPON -> Messages.Starting_upon;
			case APART -> Messages.Starting_apart;
			case BENEATH -> Messages.Starting_beneath;
		};
	}

	static String text(StartUnclear unclear) {
		var text = new StringBuilder();
		for (NewerImage newer : unclear.newer()) {
			text.append(NLS.bind(relation(newer.relation()), newer.newer(), newer.defined())).append("\n\n");
		}
		return Literal.label(text.append(Messages.Starting_text).toString());
	}
}
