package org.wheelhouse.ui.secret;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept under a machine and an id, encrypted. Blocks, and may ask a person. */
interface Vault {

	Optional<String> get(String machine, String id) throws IOException;

	void put(String machine, String id, String text) throws IOException;

	/** @return whether there was anything */
	boolean remove(String machine) throws IOException;

	/** @return whether there was one */
	boolean remove(String machine, String id) throws IOException;

	/** The ids, by machine; none for a machine of which nothing is kept. */
	Map<String, List<String>> ids() throws IOException;
}
