/** Holds the container files to the Compose specification and to the repository. Starts no container. */
package mayday.endtoend.deployment;
