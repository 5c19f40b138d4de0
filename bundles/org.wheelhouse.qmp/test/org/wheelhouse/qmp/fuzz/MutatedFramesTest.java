package org.wheelhouse.qmp.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.command.Answer;
import org.wheelhouse.qmp.event.TypedEvent;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.MalformedMessageException;
import org.wheelhouse.qmp.message.MessageDecoder;
import org.wheelhouse.qmp.message.QmpMessage;
import org.wheelhouse.qmp.message.Reply;
import org.wheelhouse.qmp.message.UnexpectedResultException;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.text.CommandText;
import org.wheelhouse.qmp.text.CommandTextException;
import org.wheelhouse.qmp.text.Completion;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What real QEMUs said, with damage: it is understood, and then nothing of it is lost, or refused with the exception that is meant
 * for it; and nothing grows.
 */
@Tag("slow")
class MutatedFramesTest {

	private static final int LIMIT = 1 << 20;
	/** Completing costs more than all the rest. */
	private static final int FRAMES_FOR_ONE_COMPLETION = 20;

	private final Random random = new Random(Damage.SEED);
	private final Damage damage;
	private final QmpSchema schema;
	private final Completion completion;
	private int understood;
	private int refused;

	MutatedFramesTest() throws IOException {
		damage = new Damage(random);
		schema = new QmpSchema(
				new ObjectMapper().readTree(Files.readString(Path.of("test/samples/7.2/schema.json"))));
		completion = new Completion(schema, _ -> List.of());
	}

	@Test
	void damageIsUnderstoodOrRefused() throws Exception {
		System.out.println("FRAMES " + Damage.FRAMES + " seed " + Damage.SEED);
		Bounds.times(Damage.FRAMES, this::treat);
		assertTrue(understood > Damage.FRAMES / 20 && refused > Damage.FRAMES / 20,
				() -> understood + " understood, " + refused + " refused");
	}

	private void treat(int number) {
		byte[] frame = damage.next();
		try {
			decode(frame);
			write(new String(frame, StandardCharsets.UTF_8), number);
		} catch (RuntimeException | AssertionError | StackOverflowError e) {
			throw new AssertionError("frame " + number + " of seed " + Damage.SEED + ": "
					+ new String(frame, 0, Math.min(frame.length, 2000), StandardCharsets.ISO_8859_1), e);
		}
	}

	/** In portions of any size, as a socket has them. */
	private void decode(byte[] frame) {
		MessageDecoder decoder = new MessageDecoder(LIMIT);
		try {
			for (int at = 0; at < frame.length;) {
				int portion = Math.min(frame.length - at, 1 + random.nextInt(4096));
				decoder.decode(ByteBuffer.wrap(frame, at, portion), this::read);
				at += portion;
				assertTrue(decoder.pending() <= LIMIT);
			}
		} catch (MalformedMessageException _) {
			refused++;
		}
	}

	private void read(QmpMessage message) {
		switch (message) {
			case Reply reply -> read(reply);
			case Event event -> TypedEvent.of(event);
			default -> {
				// The decoder has made of it all that is made of it.
			}
		}
	}

	private void read(Reply reply) {
		try {
			Answer<?> answer = Answer.of(Damage.command(reply.id()), reply.result());
			assertEquals(reply.result(), answer.json());
			understood++;
		} catch (UnexpectedResultException _) {
			refused++;
		}
	}

	/** The same as if somebody had written it, or was about to. */
	private void write(String text, int number) {
		try {
			CommandText.parse(text, Optional.of(schema));
		} catch (CommandTextException e) {
			assertTrue(e.offset() >= 0 && e.offset() <= text.length(), () -> "" + e.offset());
		}
		if (number % FRAMES_FOR_ONE_COMPLETION == 0) {
			completion.at(text, random.nextInt(text.length() + 1));
		}
	}
}
