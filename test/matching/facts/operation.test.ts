import assert from 'node:assert/strict';
import { factOf } from './read.ts';

describe('The operation of a paste', () => {
  const cases: readonly (readonly [text: string, operation: string | undefined])[] = [
    ['docker login contosodev.azurecr.io', 'login'],
    ['az acr login -n contosodev\nLogin failed.', 'login'],
    ['docker login contosodev.azurecr.io\nLogin Succeeded\ndocker push contosodev.azurecr.io/web\ndenied', 'push'],
    ['The push refers to repository [contosodev.azurecr.io/web]\nunauthorized', 'push'],
    ['docker buildx build --push -t contosodev.azurecr.io/web .\nERROR: 401', 'push'],
    ['Failed to pull image "contosodev.azurecr.io/web:1": unauthorized', 'pull'],
    ['Get https://contosodev.azurecr.io/v2/web/manifests/1: unauthorized', 'pull'],
    ['docker run contosodev.azurecr.io/web\nmanifest unknown', 'pull'],
    ['helm registry login contosodev.azurecr.io\nLogin Succeeded\nhelm pull oci://contosodev.azurecr.io/web', 'pull'],
    ['az acr import -n contosodev --source fabrikam.azurecr.io/a:1\n403 Forbidden', 'manage'],
    ['az acr login -n contosodev\nCould not connect\naz acr check-health -n contosodev\nAn error occurred', 'login'],
    ['az acr check-health -n contosodev\nAn error occurred', 'manage'],
    ["az acr login -n contosodev\nAdmin user is disabled. Run 'az acr update -n contosodev' to enable it.", 'login'],
    ['az acr repository list -n contosodev', 'manage'],
    ['az acr helm push -n contosodev web.tgz', 'push'],
    ["AADSTS70043: expired. Please run 'az login' to setup account.", 'login'],
    ['login is fine, but I cannot push', 'push'],
    ['az acr login works, docker pull fails', 'pull'],
    ['I can pull, but push is denied', 'push'],
    ['přihlášení projde, ale image nestáhnu', 'pull'],
    ['pull mi jde, push ne', 'push'],
    ['we try to log in to the registry', 'login'],
    ['nevidím registr v portálu', 'manage'],
    ['the web app does not start, 401 from acr', 'pull'],
    ['ERROR: failed to solve: contosodev.azurecr.io/base:1: failed to authorize: 401', 'pull'],
    ['error checking push permissions: UNAUTHORIZED', 'push'],
    ['image se do registru nenahraje', 'push'],
    ['nemůžu přidat roli AcrPull', 'manage'],
    ['docker compose build --push\ndenied', 'push'],
    ['docker constructor contosodev.azurecr.io', undefined],
    ['what does 429 mean?', undefined],
  ];
  for (const [text, operation] of cases)
    it(`${JSON.stringify(text)} → ${operation}`, () => assert.equal(factOf(text, 'operation'), operation));
});
