package org.wheelhouse.core.internal.guestagent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.GuestAgent.Answer;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireListener;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One question to a guest's agent. Somebody else's connection may have left half a command in the agent and answers on the
 * way: a byte that is no text has the agent forget the first, and {@code guest-sync-delimited} tells the answers apart (QEMU
 * Guest Agent Protocol Reference). On the thread of the wires, where not said otherwise.
 */
final class AgentExchange implements WireListener {

	private static final int MOST = 1 << 20;
	/** Stands in no text, and before the answer to the synchronization. */
	private static final byte SENTINEL = (byte) 0xFF;
	private static final ObjectMapper JSON = new ObjectMapper();

	private final String command;
	private final long id;
	private final CompletableFuture<Answer> answer = new CompletableFuture<>();
	private final ByteArrayOutputStream line = new ByteArrayOutputStream();
	private boolean delimited;
	private boolean synchronised;
	private volatile boolean left;
	private volatile @Nullable Wire wire;

	/**
	 * @param command to be asked
	 * @param id      that no other question of late had
	 */
	AgentExchange(String command, long id) {
		this.command = command;
		this.id = id;
	}

	/** What came of it; any thread. */
	CompletableFuture<Answer> answer() {
		return answer;
	}

	/**
	 * Leaves the port; any thread.
	 *
	 * @return whether it was there
	 */
	boolean leave() {
		left = true;
		var open = wire;
		if (open == null) {
			return false;
		}
		open.close();
		return true;
	}

	@Override
	public void opened(Wire opened) {
		wire = opened;
		if (left) {
			opened.close();
			return;
		}
		opened.send(ByteBuffer.wrap(new byte[]{SENTINEL}));
		send("{\"execute\":\"guest-sync-delimited\",\"arguments\":{\"id\":" + id + "}}");
	}

	private void send(String text) {
		var open = wire;
		if (open != null) {
			open.send(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
		}
	}

	@Override
	public void received(ByteBuffer bytes) {
		while (bytes.hasRemaining() && !answer.isDone()) {
			var next = bytes.get();
			if (next == SENTINEL) {
				delimited = true;
				line.reset();
			} else if (next == '\n') {
				line(line.toByteArray());
				line.reset();
			} else if (line.size() < MOST) {
				line.write(next);
			} else {
				untold("The guest's agent says more than can be right", false);
			}
		}
	}

	private void line(byte[] said) {
		try {
			var told = JSON.readTree(said);
			if (synchronised) {
				answered(told);
			} else if (delimited && told.path("return").asLong(-1) == id) {
				synchronised = true;
				send("{\"execute\":\"" + command + "\"}");
			}
		} catch (IOException e) {
			if (synchronised) {
				untold("The guest's agent said what is no answer: “"
						+ new String(Arrays.copyOf(said, Math.min(said.length, 80)), StandardCharsets.UTF_8) + "”",
						false);
			}
		}
	}

	private void answered(JsonNode told) {
		if (told.has("return")) {
			answer.complete(new Answer.Told(told.path("return")));
		} else {
			untold("The guest's agent says: “" + told.path("error").path("desc").asText() + "”", false);
		}
	}

	@Override
	public void closed(Optional<WireException> reason) {
		untold("The port of the guest's agent was closed", false);
	}

	private void untold(String why, boolean silent) {
		answer.complete(new Answer.Untold(why, silent));
	}
}
