package org.wheelhouse.qmp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class RequestTest {

	@Test
	void whatIsSentIsAsShortAsJsonAllows() {
		var status = new Request("query-status", JsonNodeFactory.instance.objectNode());
		assertEquals("{\"execute\":\"query-status\",\"id\":1}\n", sent(status, 1));
		assertEquals(34, sent(status, 1).length());
	}

	@Test
	void argumentsKeepTheirOrderAndTheirTypes() {
		var arguments = JsonNodeFactory.instance.objectNode().put("z", true).put("a", 1L << 40)
				.put("u", new BigInteger("18446744073709551615"));
		arguments.putObject("file").put("driver", "file");
		assertEquals("{\"execute\":\"x\",\"arguments\":{\"z\":true,\"a\":1099511627776,\"u\":18446744073709551615,"
				+ "\"file\":{\"driver\":\"file\"}},\"id\":9}\n", sent(new Request("x", arguments), 9));
	}

	@Test
	void textIsSentInAscii() {
		var arguments = JsonNodeFactory.instance.objectNode().put("filename", "grün\n\"€\" 🙂");
		var sent = sent(new Request("x", arguments), 1);
		assertTrue(sent.chars().allMatch(c -> c < 0x80), sent);
		assertTrue(sent.contains("gr\\u00FCn\\n\\\"\\u20AC\\\" \\uD83D\\uDE42"), sent);
		assertEquals(sent.length() - 1, sent.indexOf('\n'), "one line");
	}

	@Test
	void previewIsWhatIsSentWithoutTheId() {
		var request = new Request("migrate-pause", JsonNodeFactory.instance.objectNode(), true);
		assertEquals("{\"exec-oob\":\"migrate-pause\"}", request.toJson());
		assertEquals("{\"exec-oob\":\"migrate-pause\",\"id\":7}", request.toJson(7));
	}

	@Test
	void aPreviewIsReadableBeyondAscii() {
		var arguments = JsonNodeFactory.instance.objectNode().put("password", "••••").put("filename",
				"grün \"€\" 🙂\n");
		assertEquals("{\"execute\":\"x\",\"arguments\":{\"password\":\"••••\",\"filename\":\"grün \\\"€\\\" 🙂\\n\"}}",
				new Request("x", arguments).toJson());
	}

	@Test
	void whatIsSentIsThePreviewWithTheIdWhateverTheNameIs() {
		for (var name : List.of("query-status", "qom-list", "x-exit", "__com.redhat_old", "Query", "", "a\"b", "a\nb",
				"ü", "\0")) {
			for (var outOfBand : new boolean[]{false, true}) {
				var request = new Request(name, JsonNodeFactory.instance.objectNode(), outOfBand);
				assertEquals(request.toJson(99) + "\n", sent(request, 99));
			}
		}
	}

	private static String sent(Request request, int id) {
		return StandardCharsets.UTF_8.decode(request.encode(id)).toString();
	}
}
