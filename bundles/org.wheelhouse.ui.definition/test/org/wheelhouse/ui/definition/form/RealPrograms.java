package org.wheelhouse.ui.definition.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/** Programs of this computer, for hosts that stand in for it. */
public final class RealPrograms {

	private RealPrograms() {
		// holds no state
	}

	/** Runs one to its end. */
	public static CompletableFuture<ProgramResult> run(ProgramRequest request) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				var process = new ProcessBuilder(request.words()).redirectErrorStream(true).start();
				var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				return new ProgramResult(process.waitFor(), said, said);
			} catch (IOException | InterruptedException e) {
				throw new AssertionError(e);
			}
		});
	}
}
