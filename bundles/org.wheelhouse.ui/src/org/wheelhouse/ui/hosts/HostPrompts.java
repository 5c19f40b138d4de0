package org.wheelhouse.ui.hosts;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.ui.hosts.KeptAnswers.Found;
import org.wheelhouse.ui.secret.Keeping;

/**
 * Asks a person what is wanted while a computer is connected: each question is a dialog that names the computer and does not
 * block. One that is over closes by itself; one whose window goes, because that before which it stood has gone, comes again. Any
 * thread.
 */
public final class HostPrompts implements HostPrompter {

	/** A keyring may wait for a person to unlock it; ssh waits longer. */
	private static final long PATIENCE_MILLIS = 30_000;

	private final Executor modelThread;
	private final Supplier<@Nullable Shell> above;
	private final KeptAnswers kept;

	/**
	 * One that answers from the keyring what a person wanted to be kept there.
	 *
	 * @param modelThread the UI thread
	 * @param above       before which the question stands
	 * @param registry    knows the keyring and the computers
	 */
	public static HostPrompts of(Executor modelThread, Supplier<@Nullable Shell> above, MachineRegistry registry) {
		return new HostPrompts(modelThread, above, new KeptAnswers(() -> registry.secrets().keeper(),
				host -> registry.remoteHosts().ways().map(way -> way.id(host)).orElse(host),
				keyring -> Keeping.of(keyring, Keeping.ofWorkbench()), PATIENCE_MILLIS));
	}

	/**
	 * @param modelThread the UI thread
	 * @param above       before which the question stands
	 * @param kept        what is answered without a person
	 */
	HostPrompts(Executor modelThread, Supplier<@Nullable Shell> above, KeptAnswers kept) {
		this.modelThread = modelThread;
		this.above = above;
		this.kept = kept;
	}

	@Override
	public CompletableFuture<Optional<Secret>> ask(HostPrompt prompt) {
		var answer = new CompletableFuture<Optional<Secret>>();
		kept.find(prompt).thenAccept(found -> {
			if (found.answer().isPresent()) {
				answer.complete(found.answer());
			} else {
				modelThread.execute(() -> show(prompt, found, answer));
			}
		});
		return answer;
	}

	private void show(HostPrompt prompt, Found found, CompletableFuture<Optional<Secret>> answer) {
		if (answer.isDone()) {
			return;
		}
		var dialog = prompt.kind() == HostPrompt.Kind.HOST_KEY && prompt.key().isPresent()
				? new HostKeyDialog(above.get(), prompt, prompt.key().get(), answer)
				: new PromptDialog(above.get(), prompt, found, answer, told -> kept.keep(prompt, told));
		dialog.setBlockOnOpen(false);
		dialog.open();
		dialog.getShell().addDisposeListener(_ -> modelThread.execute(() -> showAgain(prompt, found, answer)));
		answer.whenCompleteAsync((_, _) -> close(dialog), modelThread);
	}

	private void showAgain(HostPrompt prompt, Found found, CompletableFuture<Optional<Secret>> answer) {
		if (above.get() == null) {
			answer.complete(Optional.empty()); // the workbench ends
		} else {
			show(prompt, found, answer);
		}
	}

	private static void close(Dialog dialog) {
		var shell = dialog.getShell();
		if (shell != null && !shell.isDisposed()) {
			dialog.close();
		}
	}
}
