package org.wheelhouse.ui.hosts;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompter;

/**
 * Asks a person what is wanted while a computer is connected: each question is a dialog that names the computer and does not
 * block. One that is over closes by itself; one whose window goes, because that before which it stood has gone, comes again. Any
 * thread.
 */
public final class HostPrompts implements HostPrompter {

	private final Executor modelThread;
	private final Supplier<@Nullable Shell> above;

	/**
	 * @param modelThread the UI thread
	 * @param above       before which the question stands
	 */
	public HostPrompts(Executor modelThread, Supplier<@Nullable Shell> above) {
		this.modelThread = modelThread;
		this.above = above;
	}

	@Override
	public CompletableFuture<Optional<Secret>> ask(HostPrompt prompt) {
		var answer = new CompletableFuture<Optional<Secret>>();
		modelThread.execute(() -> show(prompt, answer));
		return answer;
	}

	private void show(HostPrompt prompt, CompletableFuture<Optional<Secret>> answer) {
		if (answer.isDone()) {
			return;
		}
		var dialog = prompt.kind() == HostPrompt.Kind.HOST_KEY && prompt.key().isPresent()
				? new HostKeyDialog(above.get(), prompt, prompt.key().get(), answer)
				: new PromptDialog(above.get(), prompt, answer);
		dialog.setBlockOnOpen(false);
		dialog.open();
		dialog.getShell().addDisposeListener(_ -> modelThread.execute(() -> showAgain(prompt, answer)));
		answer.whenCompleteAsync((_, _) -> close(dialog), modelThread);
	}

	private void showAgain(HostPrompt prompt, CompletableFuture<Optional<Secret>> answer) {
		if (above.get() == null) {
			answer.complete(Optional.empty()); // the workbench ends
		} else {
			show(prompt, answer);
		}
	}

	private static void close(Dialog dialog) {
		var shell = dialog.getShell();
		if (shell != null && !shell.isDisposed()) {
			dialog.close();
		}
	}
}
